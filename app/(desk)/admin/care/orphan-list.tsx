import { Section } from '@/components/admin/shell/section'
import type { Orphan } from '@/domain/care/orphans'
import { relativeTime } from '@/lib/time/relative-time'

export function OrphanList({ orphans, now }: { orphans: Orphan[]; now: number }) {
  return (
    <Section id="orphans" title="Unknown folders" aside={<span className="text-soft">{orphans.length}</span>}>
      <p className="mb-3 max-w-[60ch] text-sm text-soft">
        They lie among the files of uploads and belong to none. Nothing deletes them: whoever looks after the server
        should see what is in them, and move them away.
      </p>
      <ul>
        {orphans.map(({ path, bytes, changedAt }) => (
          <li key={path} className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <code className="wrap-anywhere">{path}</code>
            <p className="text-sm text-faint">
              {bytes === 0 ? 'empty' : `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`} · changed{' '}
              {relativeTime(changedAt, now)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
