import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { NewPasskeyAnswer } from '@/auth/passkey-forms'
import { parse } from '@/auth/parse'
import { repeatTo } from './filled'

/** Returns a function that reads a new passkey of the maximum length, with CBOR (RFC 8949) that is hard to read. */
function passkeyOf(bytes: Buffer) {
  const client = JSON.stringify({ type: 'webauthn.create', challenge: 'c', origin: 'http://localhost' })
  const attestationObject = bytes.toString('base64url').slice(0, 8_000)
  const answer = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    response: { clientDataJSON: Buffer.from(client).toString('base64url'), attestationObject },
    clientExtensionResults: {},
  }
  return async () => {
    const response = parse(NewPasskeyAnswer, answer)
    if (!response.ok) throw new Error(`Not a form of a passkey: ${response.problems[0]!.message}`)
    const expected = { expectedChallenge: () => true, expectedOrigin: 'http://localhost', expectedRPID: 'localhost' }
    const supportedAlgorithmIDs = [-7]
    await verifyRegistrationResponse({ ...expected, supportedAlgorithmIDs, response: response.value }).catch(() => {})
  }
}

const bytes = (part: string) => () => passkeyOf(Buffer.from(repeatTo(part, 6_000), 'latin1'))

export const passkeyInputs: [string, () => () => unknown][] = [
  ['a passkey: lists in lists', bytes('\x81')],
  ['a passkey: lists of unknown length', bytes('\x9f')],
  ['a passkey: a list that says it is huge', bytes('\x9b\x7f\xff\xff\xff\xff\xff\xff\xff')],
  ['a passkey: a map of nothing', bytes('\xa1\x60')],
  ['a passkey: long bytes that are missing', bytes('\x5b\x00\x00\x00\x00\x7f\xff\xff\xff')],
]
