import type { z } from 'zod'

/** A line of JSON that a child process wrote, held against its schema; undefined for one that is not valid. */
export function lineIn<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
