/** Where a night was published. */
export interface Publication {
  readonly day: string;
  readonly revision: number;
  readonly path: string;
  readonly outcome: 'published' | 'same' | 'revised';
}
