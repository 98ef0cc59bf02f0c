'use client'

import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import { Form, useForm } from '@/components/ui/form'
import type { UploadVersion } from '@/domain/files/versions'
import { longDate } from '@/lib/time/time'
import { downloadLink } from './download'
import { ReplacementReport } from './replacement-report'
import { factsOf } from '@/components/admin/media/upload-words'
import { replaceWithVersion } from '../actions'

type Props = {
  versions: UploadVersion[]
  currentId: string
  zone: string
  mayUse: boolean
}

export function VersionList({ versions, currentId, zone, mayUse }: Props) {
  const use = useForm(replaceWithVersion)
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
                  <Link href={`/admin/media/${version.id}`}>{version.name}</Link>
                )}
                {version.trashedAt !== null && <span className="text-warn"> in the trash</span>}
              </p>
              <p className="text-sm text-soft">
                {longDate(version.uploadedAt, zone)} by {version.uploader ?? 'the system'}; {factsOf(version)}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-3 text-sm">
              <a href={downloadLink(version)} download={version.name} className="inline-flex min-h-8 items-center">
                Download<span className="sr-only"> version {version.version}</span>
              </a>
              {mayUse && version.id !== currentId && version.trashedAt === null && (
                <Button
                  type="submit"
                  form="use-version"
                  name="next"
                  value={version.id}
                  small
                  isPending={use.pending}
                  aria-label={`Use version ${version.version} again`}
                >
                  Use this one again
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Form state={use} id="use-version" values={{ old: currentId }} />
      {use.answer?.ok && <ReplacementReport report={use.answer.value} />}
    </>
  )
}
