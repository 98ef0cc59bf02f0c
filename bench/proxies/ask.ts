import { request as requestPlainly, type Agent, type IncomingHttpHeaders } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { host } from './archive'

export type Request = {
  port: number
  hasTls: boolean
  path: string
  method?: string
  headers?: Record<string, string>
  body?: Buffer
  /** The address of this machine that asks. */
  from?: string
  agent?: Agent
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Asks the host of the examples at a port of this machine. */
export function ask({ port, hasTls, path, method = 'GET', headers, body, from, agent }: Request): Promise<Answer> {
  const send = hasTls ? requestOverTls : requestPlainly
  const options = {
    host: '127.0.0.1',
    port,
    path,
    method,
    agent,
    headers: { host, ...headers },
    localAddress: from,
    // A certificate that was made for this trial.
    servername: host,
    rejectUnauthorized: false,
  }
  return new Promise((resolve, reject) => {
    const request = send(options, (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode!, headers: response.headers, body }),
        reject,
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
