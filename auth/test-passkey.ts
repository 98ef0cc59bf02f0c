import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { NewPasskeyAnswer, PasskeyAnswer } from './passkey-forms'

// For tests: a device with one passkey (WebAuthn level 3, section 6).

type Ceremony = { challenge: string; origin?: string; host?: string; isVerified?: boolean; crossOrigin?: boolean }
const [site, siteHost] = ['http://localhost:3000', 'localhost']

export class TestPasskey {
  readonly id = randomBytes(32).toString('base64url')
  private readonly privateKey: KeyObject
  private readonly coseKey: Buffer

  constructor(public counter = 0) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x, y } = publicKey.export({ format: 'jwk' })
    this.privateKey = privateKey
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y}: an ES256 key of RFC 9053 in CBOR.
    const [head, middle, last] = ['a5010203262001215820', '', '225820'].map((hex) => Buffer.from(hex, 'hex'))
    this.coseKey = Buffer.concat([head!, bytes(x!), middle!, last!, bytes(y!)])
  }

  kept() {
    const publicKey = this.coseKey.toString('base64url')
    return { credentialId: this.id, publicKey, counter: this.counter, transports: ['internal'] }
  }

  make(ceremony: Ceremony): NewPasskeyAnswer {
    const id = bytes(this.id)
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.coseKey])
    const authData = Buffer.concat([this.data(ceremony, 0x40), credential])
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex')
    const attestationObject = Buffer.concat([head, Buffer.from([authData.length]), authData]).toString('base64url')
    const clientDataJSON = clientData('webauthn.create', ceremony).toString('base64url')
    return { ...this.frame(), response: { clientDataJSON, attestationObject, transports: ['internal'] } }
  }

  sign(ceremony: Ceremony): PasskeyAnswer {
    this.counter++
    const authenticatorData = this.data(ceremony, 0)
    const client = clientData('webauthn.get', ceremony)
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()])
    return {
      ...this.frame(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, this.privateKey).toString('base64url'),
      },
    }
  }

  private frame() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  private data({ host = siteHost, isVerified = true }: Ceremony, flags: number) {
    const present = 0x01 | (isVerified ? 0x04 : 0)
    const head = Buffer.alloc(5)
    head.writeUInt8(flags | present)
    head.writeUInt32BE(this.counter, 1)
    return Buffer.concat([createHash('sha256').update(host).digest(), head])
  }
}

function clientData(type: string, { challenge, origin = site, crossOrigin = false }: Ceremony) {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }))
}

function bytes(base64url: string) {
  return Buffer.from(base64url, 'base64url')
}
