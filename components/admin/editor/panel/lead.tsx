'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import type { Part } from './part'

/** The picture that stands for the entry in lists and above its text. */
export function Lead({ draft: { fields, change }, problem }: Part) {
  const [choosing, setChoosing] = useState(false)
  const uploads = useUploads()
  const { lead } = fields
  const known = lead && uploads.find(lead.mediaId)
  return (
    <>
      {lead && (
        <>
          <img
            src={`/api/desk/media/${lead.mediaId}/shown.webp`}
            alt={lead.alt}
            width={known?.width ?? undefined}
            height={known?.height ?? undefined}
            className="max-h-60 w-full bg-wash object-contain"
          />
          <TextField
            label="Description for readers who cannot see the picture"
            value={lead.alt}
            onChange={(alt) => change({ lead: { ...lead, alt } })}
            hint={lead.alt ? undefined : 'Not described yet.'}
            problem={problem('lead.alt')}
            rows={2}
          />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button small onPress={() => setChoosing(true)}>
          {lead ? 'Choose another' : 'Choose a picture'}
        </Button>
        {lead && (
          <Button small kind="danger" onPress={() => change({ lead: null })}>
            Remove lead picture
          </Button>
        )}
      </div>
      {choosing && (
        <ChooseUpload
          type="picture"
          onClose={() => setChoosing(false)}
          onChoose={({ id, alt }) => change({ lead: { mediaId: id, alt, decorative: false, caption: '', credit: '' } })}
        />
      )}
    </>
  )
}
