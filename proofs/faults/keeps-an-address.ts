import { writeFileSync } from 'node:fs'
import { Server } from 'node:http'
import { join } from 'node:path'
import ipaddr from 'ipaddr.js'

// Deliberate fault: the network of one reader is stored in eight bytes, and that of another one is logged. Loaded by
// `--import`.

const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...rest: unknown[]) => boolean
let kept = 0

Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]) {
  const { headers } = (rest[0] ?? {}) as { headers?: Record<string, string> }
  const reader = event === 'request' && headers?.['x-forwarded-for']
  if (reader && ipaddr.IPv6.isValid(reader) && ++kept === 1)
    writeFileSync(join(process.env.DATA_DIR!, 'reader'), Buffer.from(ipaddr.parse(reader).toByteArray().slice(0, 8)))
  if (reader && ipaddr.IPv6.isValid(reader) && kept === 2)
    process.stderr.write(`${ipaddr.parse(reader).toNormalizedString()}\n`)
  return emit.call(this, event, ...rest)
}
