import { readFile, writeFile } from 'node:fs/promises'
import { env } from '@/lib/process/env'
import { keyFrom, newKey, type BackupKey } from '@/lib/sealed/seal'
import { done, refused, type Result } from '@/lib/result'

/** By default BACKUP_KEY. */
export async function readKeyFile(file?: string): Promise<Result<BackupKey | undefined>> {
  if (!file) return done(env().backupKey)
  try {
    return keyFrom(await readFile(file, 'utf8'))
  } catch (error) {
    return refused(`The key file ${file} cannot be read: ${(error as Error).message}.`)
  }
}

/** Refused: an existing file, which may be the key of all backups. */
export async function writeKey(file: string): Promise<Result> {
  try {
    await writeFile(file, `${newKey()}\n`, { mode: 0o600, flag: 'wx', flush: true })
    return done(undefined)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return refused(`${file} is there already. A key is never written over: name another file.`)
    return refused(`${file} cannot be written: ${(error as Error).message}.`)
  }
}
