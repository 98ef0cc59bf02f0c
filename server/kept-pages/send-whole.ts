import { STATUS_CODES, validateHeaderValue, type ServerResponse } from 'node:http'
import { keepAliveTimeout } from '../front-door/limits'

/** A response with fields that Node does not document: a test compares what is sent with what `writeHead` sends. */
type OpenResponse = ServerResponse & { _header: string; _headerSent: boolean; _keepAliveTimeout: number }

/** An answer as bytes, head and body in one piece. `second`: of its date, since 1970. */
export type WholeAnswer = { bytes: Buffer; dateAt: number; bodyAt: number; second: number }

const lastLines = `\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveTimeout / 1000}\r\n\r\n`
let currentSecond = 0
let currentDate = new Date(0).toUTCString()

/** Returns the bytes of an answer. `headers` in the flat form of `writeHead`. Throws for an invalid value. */
export function wholeAnswer(status: number, headers: string[], body: Buffer): WholeAnswer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let n = 0; n < headers.length; n += 2) {
    validateHeaderValue(headers[n]!, headers[n + 1]!)
    head += `${headers[n]}: ${headers[n + 1]}\r\n`
  }
  const dateAt = head.length + 'Date: '.length
  const whole = Buffer.from(`${head}Date: ${currentDate}${lastLines}`, 'latin1')
  // Memory of its own: a small page would hold the whole of Node's 64 kB pool.
  const bytes = Buffer.allocUnsafeSlow(whole.length + body.length)
  whole.copy(bytes)
  body.copy(bytes, whole.length)
  return { bytes, dateAt, bodyAt: whole.length, second: currentSecond }
}

/**
 * Sends an answer in one piece: Node would check and join its headers anew for each request. Returns false, with
 * nothing sent, if the answer needs other headers.
 */
export function sendWhole(res: ServerResponse, status: number, answer: WholeAnswer): boolean {
  const open = res as OpenResponse
  if (!res.shouldKeepAlive || open._keepAliveTimeout !== keepAliveTimeout || res.getHeaderNames().length > 0)
    return false
  const second = Math.floor(Date.now() / 1000)
  if (answer.second !== second) writeDate(answer, second)
  res.statusCode = status
  open._header = 'sent'
  open._headerSent = true
  res.end(answer.bytes)
  return true
}

/** Writes the date into the bytes. Every date has as many characters. */
function writeDate(answer: WholeAnswer, second: number) {
  if (currentSecond !== second) currentDate = new Date(second * 1000).toUTCString()
  currentSecond = second
  answer.second = second
  answer.bytes.write(currentDate, answer.dateAt, 'latin1')
}
