import { TitleLink } from '@/components/ui/link'
import type { ComponentProps, ReactNode } from 'react'
import { Thumbnail } from './thumbnail'

type Props = { upload: ComponentProps<typeof Thumbnail>['upload'] & { name: string }; children: ReactNode }

export function UploadTitle({ upload, children }: Props) {
  return (
    <span className="flex min-w-0 gap-3">
      <Thumbnail upload={upload} className="size-14 shrink-0" />
      <span className="min-w-0">
        <TitleLink href={`/admin/media/${upload.id}`}>{upload.name}</TitleLink>
        {children}
      </span>
    </span>
  )
}
