import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

/** `stored`: without compression. Names are ASCII. */
export type ZipFile = { name: string; data: Buffer; stored?: boolean }

const deflate = promisify(deflateRaw)

/** The first day of the format: equal files give equal bytes. */
const noDate = 0x21

export async function zip(files: ZipFile[]): Promise<Buffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, stored = false } of files) {
    const body = stored ? data : await deflate(data)
    const path = Buffer.from(name, 'ascii')
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0) // the needed version: 2.0
    facts.writeUInt16LE(stored ? 0 : 8, 4)
    facts.writeUInt16LE(noDate, 8)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(body.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(path.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, body)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, path)
    offset += 30 + path.length + body.length
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directoryBytes, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
