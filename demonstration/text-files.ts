import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const folder = join(import.meta.dirname, 'texts')

/** A file of the folder `texts`. @throws an Error that names the file and what is wrong in it */
export function readText<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`demonstration/texts/${name}: ${z.prettifyError(parsed.error)}`)
}

/** All files of a folder in it, in the order of their names, which begin with a day. */
export function readTexts<T extends z.ZodType>(name: string, schema: T): z.infer<T>[] {
  const files = readdirSync(join(folder, name)).sort()
  return files.map((file) => readText(`${name}/${file}`, schema))
}
