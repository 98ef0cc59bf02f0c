'use client'

import { useRouter } from 'next/navigation'
import { SharePreview } from '@/components/admin/preview/share-preview'
import { Button } from '@/components/ui/button'

type Props = { entryId: number; revisionId: number }

/** Makes a link that shows this draft, and has the list below tell of it. */
export function Share(props: Props) {
  const { refresh } = useRouter()
  return <SharePreview {...props} trigger={<Button kind="primary">Share preview…</Button>} onMade={refresh} />
}
