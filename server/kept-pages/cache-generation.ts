import type { PublicChange } from '@/domain/published/changed-entries'
import type { Page } from './page'

/** A period without public change: while `version` stays and until `until`. */
export class CacheGeneration {
  private readonly underWay = new Map<string, Promise<Page>>()

  /** `from`, `until`: UTC ms; `number`: of generations before this one; `change`: what differs from the one before. */
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
