'use client'

import { ask } from '@/components/ui/ask'
import { Button } from '@/components/ui/button'
import { useAsk } from '@/components/ui/use-ask'
import type { EditorUpload } from '@/domain/writing/editing'
import { useUploads } from '../uploads'

/** Offers to keep the description of a picture with the picture, where that has none: the next text begins with it. */
export function DescriptionForLibrary({ upload, alt }: { upload: EditorUpload; alt: string }) {
  const uploads = useUploads()
  const { send, pending, sentence } = useAsk(() => ask(`/api/desk/media/${upload.id}/description`, { alt }), {
    onDone: () => uploads.add({ ...upload, alt }),
  })
  if (upload.alt || !alt.trim()) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Button small isPending={pending} onPress={() => void send()}>
        Save this description in Media too
      </Button>
      {sentence && <p className="text-bad">{sentence}</p>}
    </div>
  )
}
