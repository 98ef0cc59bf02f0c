'use client'

import { useRouter } from 'next/navigation'
import { SharePreview } from '@/components/admin/preview/share-preview'
import { Button } from '@/components/ui/button'

type Props = { entryId: number; revisionId: number }

export function Share(props: Props) {
  const { refresh } = useRouter()
  return <SharePreview {...props} trigger={<Button kind="primary">Share preview…</Button>} onMade={refresh} />
}
