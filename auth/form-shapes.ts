import { z } from 'zod'

export const id = z.coerce.number().int()

/** A form of one field, whose value the verb gets. */
export function only<Name extends string, S extends z.ZodType>(name: Name, value: S) {
  return z
    .object({ [name]: value } as Record<Name, S>)
    .transform((form) => (form as Record<string, unknown>)[name] as z.output<S>)
}

/** A checkbox, or a confirmation: a form without the tick does not send the field. */
export const ticked = z
  .literal(['yes', 'on'])
  .optional()
  .transform((sent) => sent !== undefined)
