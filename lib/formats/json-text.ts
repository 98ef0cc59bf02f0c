import type { z } from 'zod'

/** Undefined for text that is no JSON, or does not fit the schema. */
export function parseJsonText<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
