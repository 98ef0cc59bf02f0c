// Names from this list alone are kept and shown: what a browser says of itself could be any text.

/** In the order in which they are looked for: most say that they are Chrome or Safari as well. */
const browsers: [RegExp, string][] = [
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

const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** The browser and system that a `User-Agent` names, for people to recognise: “Firefox on Windows”. */
export function deviceName(userAgent: string): string {
  const text = userAgent.slice(0, 500)
  const named = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(text))?.[1]
  const [browser = 'Another browser', system] = [named(browsers), named(systems)]
  return system ? `${browser} on ${system}` : browser
}
