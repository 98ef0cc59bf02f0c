import { isPicture, type MediaType } from '@/lib/files/media-types'

export function downloadLink({ id, name, type }: { id: string; name: string; type: MediaType }) {
  return isPicture(type) ? `/api/desk/media/${id}/master` : `/api/desk/media/${id}/${name}`
}
