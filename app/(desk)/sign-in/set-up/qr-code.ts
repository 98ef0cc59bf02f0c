import { create } from 'qrcode'

type QrCode = { size: number; path: string }

/** The dark squares of a QR code as the path of an SVG, within its quiet zone of four squares (ISO/IEC 18004). */
export function qrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (bit, n) => (bit ? `M${(n % size) + 4} ${Math.floor(n / size) + 4}h1v1h-1z` : ''))
  return { size: size + 8, path: dark.join('') }
}
