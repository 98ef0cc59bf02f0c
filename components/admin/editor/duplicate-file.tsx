import { Button } from '@/components/ui/button'
import type { EditorUpload } from '@/domain/writing/editing'

export type DuplicateChoice = { existing: EditorUpload; use: () => void; keepBoth: () => void }

export function DuplicateFile({ existing, use, keepBoth }: DuplicateChoice) {
  return (
    <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button small onPress={use}>
        Use that one
      </Button>
      <Button small onPress={keepBoth}>
        Keep both
      </Button>
      <a href={`/admin/media/${existing.id}`} target="_blank" className="inline-flex min-h-8 items-center text-sm">
        See it<span className="sr-only">: {existing.name}</span>
      </a>
    </span>
  )
}
