import type { PlaceFor } from '@/domain/staff/session-places'
import { keyedHash, keyFor } from './keys'
import { placeNetworkOf } from './network'

// Only names of this list are stored and shown: a browser can call itself anything.

/** Browsers in an order that matters: most also claim to be Chrome or Safari. */
const browserPatterns: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPT|OPX|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bUCBrowser\//, 'UC Browser'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systemPatterns: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** Returns the place of a request, for a person's sessions. Only the front door sets the address. */
export function placeForHeaders(headers: { get(name: string): string | null }): PlaceFor {
  const network = placeNetworkOf(headers.get('x-forwarded-for') ?? '')
  const device = deviceName(headers.get('user-agent') ?? '')
  return (staffId) => ({ device, network: keyedHash(keyFor('session network'), `${staffId} ${network}`) })
}

export function deviceName(userAgent: string): string {
  const text = userAgent.slice(0, 500)
  const named = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(text))?.[1]
  const [browser = 'Another browser', system] = [named(browserPatterns), named(systemPatterns)]
  return system ? `${browser} on ${system}` : browser
}
