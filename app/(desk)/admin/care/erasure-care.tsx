import type { Clock } from '@/components/admin/entry/state-words'
import { Section } from '@/components/admin/shell/section'
import type { ErasureSummary } from '@/domain/erasures/erasure'
import { ErasureList } from '../erasures/erasure-list'

/** Erasures that wait for a second person or are not finished, and copies of what was erased. */
export function ErasureCare({ items, clock }: { items: ErasureSummary[]; clock: Clock }) {
  return (
    <Section
      title="Erasing: what is left to do"
      id="erasures"
      aside={<span className="text-soft">{items.length.toLocaleString('en')}</span>}
    >
      <p className="mb-3 max-w-[60ch] text-sm text-soft">
        A person asked for each of these. Some wait for a second person; of others, a backup or a copy outside is left.
      </p>
      <ErasureList items={items} clock={clock} />
    </Section>
  )
}
