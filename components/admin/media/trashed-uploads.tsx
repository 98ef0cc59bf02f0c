'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm, type Action } from '@/components/ui/use-form'
import type { TrashedUpload } from '@/domain/media-trash'
import { longDate } from '@/lib/time'
import { Thumbnail } from './thumbnail'
import { factsOf } from './upload-words'

type Props = { uploads: TrashedUpload[]; zone: string; restore: Action<undefined> }

/** Uploads in the trash, and until when. */
export function TrashedUploads({ uploads, zone, restore }: Props) {
  const [said, say] = useState('')
  return (
    <>
      <StatusLine className="mb-3">{said}</StatusLine>
      <ul>
        {uploads.map((upload) => (
          <li
            key={upload.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0"
          >
            <div className="flex min-w-0 gap-3">
              <Thumbnail upload={upload} className="size-14 shrink-0" />
              <div className="min-w-0">
                <Link
                  href={`/admin/media/${upload.id}`}
                  prefetch={false}
                  className="inline-block min-h-6 font-semibold text-ink wrap-anywhere no-underline hover:text-accent hover:underline"
                >
                  {upload.name}
                </Link>
                <p className="text-sm text-faint">{factsOf(upload)}</p>
                <p className="text-sm text-soft">
                  Thrown away {longDate(upload.trashedAt, zone)} by {upload.trashedBy ?? 'the installation'}.{' '}
                  {upload.goesAt === undefined ? (
                    'Kept: older revisions use it.'
                  ) : (
                    <span className="font-medium text-warn">Goes for good on {longDate(upload.goesAt, zone)}.</span>
                  )}
                </p>
              </div>
            </div>
            <Restore upload={upload} restore={restore} say={say} />
          </li>
        ))}
      </ul>
    </>
  )
}

type RestoreProps = { upload: TrashedUpload; restore: Action<undefined>; say: (sentence: string) => void }

function Restore({ upload: { id, name }, restore, say }: RestoreProps) {
  const { form, pending, problems } = useForm(restore, {
    onDone: () => say(`Restored “${name}”. It is among the media again, as it was.`),
  })
  return (
    <form {...form}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" small isPending={pending} aria-label={`Restore “${name}”`}>
        Restore
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
