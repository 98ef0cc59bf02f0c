'use client'

import type { ReactNode } from 'react'
import { UploadTitle } from '@/components/admin/media/upload-title'
import { factsOf } from '@/components/admin/media/upload-words'
import type { TrashedUpload } from '@/domain/files/media-trash'
import { TrashSection } from './trash-section'
import { restore } from '../media/actions'

type Props = {
  uploads: TrashedUpload[]
  total: number
  zone: string
  children: ReactNode
}

export function TrashedUploads({ uploads, ...rest }: Props) {
  return (
    <TrashSection
      {...rest}
      title="Media"
      id="media"
      items={uploads}
      restore={restore}
      field="id"
      nameOf={({ name }) => name}
      stays="Kept: older revisions use it."
      lead={(upload, dates) => (
        <UploadTitle upload={upload}>
          <span className="block text-sm text-faint">{factsOf(upload)}</span>
          {dates}
        </UploadTitle>
      )}
    />
  )
}
