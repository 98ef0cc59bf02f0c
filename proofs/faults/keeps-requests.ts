import { Server } from 'node:http'

// Deliberate fault: every request leaks half a megabyte. Loaded by `--import`.

const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...rest: unknown[]) => boolean
const kept: Buffer[] = []

Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]) {
  if (event === 'request') kept.push(Buffer.alloc(500_000, 'kept'))
  return emit.call(this, event, ...rest)
}
