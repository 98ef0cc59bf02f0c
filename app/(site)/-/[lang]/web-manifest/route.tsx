import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { mainLanguage } from '@/lib/languages/languages'

/** Describes what a phone needs to put the site on its home screen (W3C Web Application Manifest). It opens in the browser, as any site does. */
export const GET = publicRoute(async ({ frame: { site } }) => {
  if (!site.icon) return missing()
  const manifest = {
    name: site.name,
    description: site.tagline || undefined,
    lang: mainLanguage(),
    start_url: '.',
    display: 'browser',
    background_color: '#fcfbf8',
    theme_color: '#fcfbf8',
    // Beside the manifest, so that they are found in a copy of the site too.
    icons: [192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  }
  return machineFile(JSON.stringify(manifest), 'application/manifest+json')
})
