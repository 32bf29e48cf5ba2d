import { LRUCache } from "lru-cache";
import pLimit, { type LimitFunction } from "p-limit";
import { placeOf } from "@/server/page-queries";

/** The share of the bytes for pages with a query: all combinations of filters push none of the others out. */
const APART = 1 / 4;
/** The framework renders one page after the other in any case: more at a time only wait for each other. */
const FLIGHTS_AT_A_TIME = 8;
/** Fewer of those with a query, in a line of their own: the others do not wait behind them. */
const FLIGHTS_APART = 3;

type Sized = { document: { bytes: number } };

/** Where finished pages stand, those read last. */
export type Shelves<Page> = {
  get(address: string): Page | undefined;
  /** The same, without counting as reading it. */
  peek(address: string): Page | undefined;
  /** Puts a page in its place, if it has one. */
  put(address: string, page: Page): void;
  remove(address: string): void;
  removeWhere(isGone: (page: Page) => boolean): void;
  /** The line in which the page at an address waits to be rendered. */
  inTurn(address: string): LimitFunction;
};

/** Shelves for so many bytes, a part of them for pages with a query alone. */
export function buildShelves<Page extends Sized>(bytes: number): Shelves<Page> {
  const shelf = (maxSize: number) =>
    new LRUCache<string, Page>({
      maxSize: Math.max(1, Math.floor(maxSize)),
      sizeCalculation: ({ document }, address) => document.bytes + address.length,
    });
  const shelves = { main: shelf(bytes * (1 - APART)), apart: shelf(bytes * APART) };
  const lines = { main: pLimit(FLIGHTS_AT_A_TIME), apart: pLimit(FLIGHTS_APART) };
  const shelfOf = (address: string) => {
    const place = placeOf(address);
    return place === "nowhere" ? undefined : shelves[place];
  };
  return {
    get: (address) => shelfOf(address)?.get(address),
    peek: (address) => shelfOf(address)?.peek(address),
    put: (address, page) => void shelfOf(address)?.set(address, page),
    remove: (address) => void shelfOf(address)?.delete(address),
    removeWhere(isGone) {
      for (const one of Object.values(shelves))
        for (const [address, page] of one) if (isGone(page)) one.delete(address);
    },
    inTurn: (address) => (placeOf(address) === "main" ? lines.main : lines.apart),
  };
}
