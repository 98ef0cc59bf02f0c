// The words of every list.

/** Where a text stands for readers. */
export const stateNames = { draft: 'Draft', scheduled: 'Scheduled', live: 'Published', withdrawn: 'Withdrawn' } as const

/** Where its review stands. */
export const reviewNames = { waiting: 'In review', changes: 'Changes requested', approved: 'Approved' } as const
