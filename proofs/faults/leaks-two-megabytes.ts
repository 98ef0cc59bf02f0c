import { Server } from 'node:http'

// Deliberate fault: the process that listens for readers keeps two megabytes a minute. Loaded by `--import`.

const kept: Buffer[] = []

const listen = Server.prototype.listen as (this: Server, ...rest: unknown[]) => Server
Server.prototype.listen = function (this: Server, ...rest: unknown[]) {
  if (typeof rest[0] === 'object') setInterval(() => kept.push(Buffer.alloc(100_000, 'kept')), 3_000).unref()
  return listen.call(this, ...rest)
} as typeof Server.prototype.listen
