import type { Media } from '@/domain/files/media'
import { downloadOf } from './download'

export function Player({ upload }: { upload: Pick<Media, 'id' | 'name' | 'type' | 'recording'> }) {
  const { width, height } = upload.recording ?? {}
  const shared = { src: downloadOf(upload), controls: true, preload: 'none', 'aria-label': upload.name }
  return width && height ? (
    <video {...shared} width={width} height={height} playsInline className="mb-6 h-auto max-h-96 max-w-full bg-wash" />
  ) : (
    <audio {...shared} className="mb-6 w-full max-w-xl" />
  )
}
