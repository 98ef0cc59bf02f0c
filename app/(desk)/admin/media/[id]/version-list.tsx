'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'
import type { Replacement } from '@/domain/writing/replacing'
import type { Version } from '@/domain/files/versions'
import { longDate } from '@/lib/time'
import { downloadOf } from './download'
import { ReplacementReport } from './replacement-report'
import { factsOf } from '@/components/admin/media/upload-words'

type Props = {
  versions: Version[]
  /** The version whose page this is. */
  currentId: string
  zone: string
  /** Puts another version in the place of this one. Left out for those who may not. */
  use?: Action<Replacement>
}

/** Every version of a file, the newest first. */
export function VersionList({ versions, currentId, zone, use }: Props) {
  const { form, pending, answer, problems } = useForm(use ?? never)
  return (
    <>
      <ol reversed className="mb-3">
        {versions.toReversed().map((version) => (
          <li
            key={version.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-line py-2.5 first:border-t-0"
          >
            <div className="min-w-0">
              <p className="wrap-anywhere">
                <span className="font-semibold">Version {version.version}</span>{' '}
                {version.id === currentId ? (
                  <span className="text-soft">shown here</span>
                ) : (
                  <Link href={`/admin/media/${version.id}`} prefetch={false}>
                    {version.name}
                  </Link>
                )}
                {version.trashedAt !== null && <span className="text-warn"> in the trash</span>}
              </p>
              <p className="text-sm text-soft">
                {longDate(version.uploadedAt, zone)} by {version.uploader ?? 'the system'}; {factsOf(version)}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-3 text-sm">
              <a href={downloadOf(version)} download={version.name} className="inline-flex min-h-8 items-center">
                Download<span className="sr-only"> version {version.version}</span>
              </a>
              {use && version.id !== currentId && version.trashedAt === null && (
                <form {...form}>
                  <input type="hidden" name="old" value={currentId} />
                  <input type="hidden" name="next" value={version.id} />
                  <Button type="submit" small isPending={pending} aria-label={`Use version ${version.version} again`}>
                    Use this one again
                  </Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Problems problems={problems} />
      {answer?.ok && <ReplacementReport report={answer.value} />}
    </>
  )
}

async function never(): Promise<{ ok: false; problems: [] }> {
  return { ok: false, problems: [] }
}
