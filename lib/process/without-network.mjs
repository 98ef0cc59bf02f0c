// @ts-check
// Loaded before the script of a confined child: the permissions of Node 22 and 24 do not know the network, those of Node
// 25 do. Without `process.binding`, which the permissions take away, nothing else makes a socket.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

/** @returns {never} */
function refuse() {
  throw Object.assign(new Error('This process has no network'), { code: 'ERR_ACCESS_DENIED' })
}

/** @param {object} target */
function refuseAll(target) {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(target)))
    if (typeof value === 'function' && name !== 'constructor') Reflect.set(target, name, refuse)
}

net.Socket.prototype.connect = refuse
net.Server.prototype.listen = refuse
for (const target of [dgram.Socket.prototype, dgram, dns.promises, dns]) refuseAll(target)
syncBuiltinESMExports()
