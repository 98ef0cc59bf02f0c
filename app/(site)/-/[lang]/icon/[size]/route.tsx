import { iconSizes } from '@/addresses.mjs'
import { drawIcon, drawOldIcon } from '@/app/(site)/icon/draw-icon'
import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'

export const GET = publicRoute<{ size: string }>(async ({ params: { size }, frame }) => {
  const { icon } = frame.site
  if (!icon) return missing()
  if (size === 'ico') return machineFile(await drawOldIcon(icon), 'image/x-icon')
  return iconSizes.includes(Number(size)) ? machineFile(await drawIcon(icon, Number(size)), 'image/png') : missing()
})
