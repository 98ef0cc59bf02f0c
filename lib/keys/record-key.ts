import { createHmac, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { env } from '../process/env'
import { installationSecret } from './secret'
import { keptByKey } from '../lists/kept-results'

/** Records of acts name their key by `id`, which reveals nothing of it. */
export type RecordKey = { id: string; bytes: Buffer }

const minLength = 32

/** Returns RECORD_KEY(_FILE), else a key from the secret (HKDF-SHA256, RFC 5869). @throws a sentence for a bad file */
export function recordKey(): RecordKey {
  const { recordKey: setting } = env()
  if (!setting) return keyFor(installationSecret())
  return keyFor('text' in setting ? setting.text : readKeyText(setting.file))
}

export function recordKeyIn(file: string): RecordKey {
  return keyFor(readKeyText(file))
}

function readKeyText(file: string) {
  let text: string
  try {
    text = readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim()
  } catch (error) {
    throw new Error(`The key of the site history cannot be read from ${file}: ${(error as Error).message}.`, {
      cause: error,
    })
  }
  if (text.length < minLength)
    throw new Error(`The key of the site history in ${file} is too short: it needs at least ${minLength} characters.`)
  return text
}

const keyFor = keptByKey((text: string): RecordKey => {
  const bytes = Buffer.from(hkdfSync('sha256', text, '', 'gazette record 1', 32))
  return { bytes, id: createHmac('sha256', bytes).update('gazette record key').digest('hex').slice(0, 16) }
})

export function hmac(key: Buffer | string, text: string) {
  return createHmac('sha256', key).update(text).digest('hex')
}
