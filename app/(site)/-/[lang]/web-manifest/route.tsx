import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { mainLanguage } from '@/lib/languages/languages'

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
    // Relative to the manifest, so that a copy of the site finds them too.
    icons: [192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  }
  return machineFile(JSON.stringify(manifest), 'application/manifest+json')
})
