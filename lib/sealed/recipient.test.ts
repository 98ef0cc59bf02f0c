import { generateIdentity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { parseEnv } from '../process/env'
import { parseRecipient } from './seal'

test('a public key of age is taken, with spaces around it', async () => {
  const recipient = await identityToRecipient(await generateIdentity())
  expect(parseRecipient(` ${recipient}\n`)).toEqual({ recipient })
  expect(parseEnv({ CONSENT_FORM_RECIPIENT: recipient }).formRecipient).toEqual({ recipient })
  expect(parseEnv({}).formRecipient).toBeUndefined()
})

test('a secret key and what has lost characters are refused in words', async () => {
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  const read = (text: string) => () => parseEnv({ CONSENT_FORM_RECIPIENT: text })
  expect(read(identity)).toThrow('CONSENT_FORM_RECIPIENT: is the secret key, which must not be on this server.')
  expect(read(identity)).not.toThrow(identity)
  expect(read(recipient.slice(0, -1))).toThrow('must be a public key of age')
  expect(read('age1')).toThrow('must be a public key of age')
})
