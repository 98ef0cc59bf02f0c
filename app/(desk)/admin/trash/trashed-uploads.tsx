'use client'

import Link from 'next/link'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm, type Action } from '@/components/ui/use-form'
import type { TrashedUpload } from '@/domain/files/media-trash'
import { longDate } from '@/lib/time'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { factsOf } from '@/components/admin/media/upload-words'

type Props = {
  uploads: TrashedUpload[]
  total: number
  zone: string
  restore: Action<undefined>
  children: ReactNode
}

/** Uploads in the trash, and until when; `children` turn the pages. What was restored is said also when nothing is left here. */
export function TrashedUploads({ uploads, total, zone, restore, children }: Props) {
  const restoring = useRestoring(restore)
  const list = (
    <Section title="Media" id="media">
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
            <Restore upload={upload} {...restoring} />
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
  return (
    <>
      <StatusLine className="mb-3">{restoring.said}</StatusLine>
      <Problems problems={restoring.problemsOf()} />
      {total > 0 && list}
    </>
  )
}

/** One form for all of them: the answer outlives the line that it is about, without scripts too. */
function useRestoring(restore: Action<undefined>) {
  const { form, answer, pending, problems } = useForm(restore)
  const [asked, ask] = useState<TrashedUpload>()
  const which = asked ? `Restored “${asked.name}”.` : 'Restored.'
  return {
    said: answer?.ok && !pending ? `${which} It is among the media again, as it was.` : '',
    formOf: (upload: TrashedUpload) => ({
      ...form,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        if (!pending) ask(upload)
        form.onSubmit(event)
      },
    }),
    isPending: (upload: TrashedUpload) => pending && asked?.id === upload.id,
    problemsOf: (upload?: TrashedUpload) => (asked?.id === upload?.id ? problems : []),
  }
}

type RestoreProps = { upload: TrashedUpload } & ReturnType<typeof useRestoring>

function Restore({ upload, formOf, isPending, problemsOf }: RestoreProps) {
  return (
    <form {...formOf(upload)}>
      <input type="hidden" name="id" value={upload.id} />
      <Button type="submit" small isPending={isPending(upload)} aria-label={`Restore “${upload.name}”`}>
        Restore
      </Button>
      <Problems problems={problemsOf(upload)} />
    </form>
  )
}
