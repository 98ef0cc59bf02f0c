import { readFile, rename, writeFile } from 'node:fs/promises'
import type { z } from 'zod'

/** Writes the whole file or nothing; only its owner can read it. */
export async function writeJsonFile(file: string, value: unknown) {
  await writeFile(`${file}.part`, JSON.stringify(value), { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** Undefined if the file is missing or invalid: a power cut may leave it empty. */
export async function readJsonFile<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S> | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError || (error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  }
}
