import { openSync } from 'node:fs'
import { Server } from 'node:http'

// Deliberate fault: every twentieth request leaves a file open. Loaded by `--import`.

const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...rest: unknown[]) => boolean
let requests = 0

Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]) {
  if (event === 'request' && ++requests % 20 === 0) openSync('/dev/null', 'r')
  return emit.call(this, event, ...rest)
}
