import type { PublicChange } from '@/domain/published/changed-entries'
import type { Page } from './page'

/** A period between two public changes: it lasts while `version` is unchanged, until `until`. */
export class CacheGeneration {
  private readonly underWay = new Map<string, Promise<Page>>()

  /** `from`, `until`: UTC ms; `number`: generations before this one; `change`: the difference from the previous one. */
  constructor(
    readonly version: number,
    readonly from: number,
    readonly until: number,
    readonly number: number,
    readonly change?: PublicChange,
  ) {}

  share(address: string, begin: () => Promise<Page>): Promise<Page> {
    const sharing = this.underWay.get(address) ?? begin().finally(() => this.underWay.delete(address))
    this.underWay.set(address, sharing)
    return sharing
  }
}
