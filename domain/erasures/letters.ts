import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/env'

/** Removes the letters that lie in DATA_DIR/mail, where no server takes mail, and lead to any of some entries. */
export function eraseLetters(entryIds: number[]) {
  const folder = join(/* turbopackIgnore: true */ env().dataDir, 'mail')
  for (const name of namesIn(folder)) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, '')
    const named = text
      .split('/admin/entries/')
      .slice(1)
      .map((rest) => Number.parseInt(rest, 10))
    if (named.some((id) => entryIds.includes(id))) rmSync(join(folder, name))
  }
}

function namesIn(folder: string) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'))
  } catch {
    return []
  }
}
