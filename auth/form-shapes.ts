import { z } from 'zod'

export const id = z.coerce.number().int()

/** Returns the schema of a form with one field. The verb gets the value of the field, not an object. */
export function only<Name extends string, S extends z.ZodType>(name: Name, value: S) {
  return z
    .object({ [name]: value } as Record<Name, S>)
    .transform((form) => (form as Record<string, unknown>)[name] as z.output<S>)
}

/** A checkbox: a form sends the field only if it is ticked. */
export const ticked = z
  .literal(['yes', 'on'])
  .optional()
  .transform((sent) => sent !== undefined)
