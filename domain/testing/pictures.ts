import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

// Pictures with metadata of every kind: place, device, owner, faces, history, name.

/** The words that must never be found in a stored byte. */
export const secrets = [
  'Kanchanaburi Shelter',
  'Pixel Nine Telltale',
  'SN-4711-0815',
  'Owner Daw Khin',
  'Face of Ma Hla',
  'history-of-edits-77',
  'comment-in-passing',
  'thumbnail-of-before',
  'motion-photo-trailer',
  'profile-with-a-name',
  'somewhere/else.psd',
  'unknown-chunk-text',
]
/** The name that stays, only as text in the database. */
export const maker = 'Thiri Soe'
export const agency = 'UN-ACT Pictures'

const size = { width: 640, height: 400 }
const plain = () => sharp({ create: { ...size, channels: 3, background: '#3a6' } })

const exif = {
  IFD0: { Make: 'Google', Model: secrets[1]!, Artist: maker, Software: 'history-of-edits-77' },
  IFD2: { BodySerialNumber: secrets[2]!, CameraOwnerName: secrets[3]!, UserComment: secrets[6]! },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '14/1 1/1 22/1', GPSAreaInformation: secrets[0]! },
}

export const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" photoshop:Credit="${agency}" photoshop:City="${secrets[0]}">
<dc:creator><rdf:Seq><rdf:li>${maker}</rdf:li></rdf:Seq></dc:creator>
<xmpMM:History><rdf:Seq><rdf:li stEvt:action="${secrets[5]}" stEvt:softwareAgent="${secrets[10]}"/></rdf:Seq></xmpMM:History>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li mwg-rs:Name="${secrets[4]}"/></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta>`

/** A colour profile with a private text as its description. */
async function tellingProfile() {
  const { icc } = await sharp(await plain().withIccProfile('p3').jpeg().toBuffer()).metadata()
  return Buffer.concat([icc!, Buffer.from(secrets[9]!), Buffer.from(secrets[9]!, 'utf16le')])
}

/** JPEG: segments before the picture, and a film behind its end. */
export async function tellingJpeg() {
  const picture = await plain().withExif(exif).jpeg().toBuffer()
  const profile = await tellingProfile()
  profile.writeUInt32BE(profile.length, 0)
  return Buffer.concat([
    picture.subarray(0, 2),
    segment(0xe0, Buffer.concat([Buffer.from('JFXX\0\x10', 'latin1'), Buffer.from(secrets[7]!)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile])),
    segment(0xed, photoshop()),
    segment(0xfe, Buffer.from(secrets[6]!)),
    picture.subarray(2),
    Buffer.from(`\0\0\0\x18ftypmp42${secrets[8]}`, 'latin1'),
  ])
}

/** PNG: text in its three forms, EXIF, an unknown chunk, and something behind its end. */
export async function tellingPng() {
  const picture = await plain().withExif(exif).png().toBuffer()
  const afterHeader = 33
  return Buffer.concat([
    picture.subarray(0, afterHeader),
    chunk('iCCP', Buffer.concat([Buffer.from(`${secrets[9]}\0\0`, 'latin1'), deflateSync(await tellingProfile())])),
    chunk('tEXt', Buffer.from(`Comment\0${secrets[6]}`, 'latin1')),
    chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0', 'latin1'), deflateSync(Buffer.from(secrets[3]!))])),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
    chunk('seCr', Buffer.from(secrets[11]!)),
    picture.subarray(afterHeader),
    Buffer.from(secrets[8]!),
  ])
}

/** WebP: EXIF, XMP, a profile, and a chunk that nobody knows. */
export async function tellingWebp() {
  const picture = await plain().withExif(exif).withXmp(xmp).withIccProfile('p3').webp().toBuffer()
  const whole = Buffer.concat([
    picture,
    riff('SECR', Buffer.from(secrets[11]!)),
    riff('junk', Buffer.from(secrets[8]!)),
  ])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

/** IPTC (By-line, Credit, City) and a thumbnail, as Photoshop keeps them. */
function photoshop() {
  const dataset = (number: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, number, 0, text.length]), Buffer.from(text)])
  const iptc = Buffer.concat([dataset(80, maker), dataset(110, agency), dataset(90, secrets[0]!)])
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    resource(0x0404, iptc),
    resource(0x040c, Buffer.from(secrets[7]!)),
  ])
}

function resource(id: number, data: Buffer) {
  const head = Buffer.alloc(12)
  head.write('8BIM', 'latin1')
  head.writeUInt16BE(id, 4)
  head.writeUInt32BE(data.length, 8)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

export function segment(marker: number, data: Buffer) {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** A PNG chunk with its length and checksum. */
export function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

export function riff(type: string, data: Buffer) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** Returns the words that the bytes contain, in any encoding of text in pictures. */
export function foundIn(bytes: Buffer, words: string[]) {
  return words.filter((word) => {
    const little = Buffer.from(word, 'utf16le')
    return [Buffer.from(word), little, Buffer.from(little).swap16()].some((form) => bytes.includes(form))
  })
}
