import fc from 'fast-check';
import { bitsOf, type Cidr, cidr, type Family, formatAddress } from '../../src/model/address.ts';

const blockOf = (family: Family, base: bigint, length: number): Cidr => cidr(`${formatAddress({ family, base })}/${length}`);

/** Blocks of which many contain each other: few distinct high bits, every length. */
export const blocks = (only?: Family): fc.Arbitrary<Cidr> =>
  fc.constantFrom<Family>(...(only ? [only] : ([4, 6] as const))).chain((family) => {
    const bits = bitsOf(family);
    const near = fc.tuple(fc.nat(3), fc.nat(3)).map(([high, low]) => (BigInt(high) << BigInt(bits - 2)) | BigInt(low));
    const anywhere = fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
    return fc.tuple(fc.oneof(near, anywhere), fc.nat(bits)).map(([base, length]) => blockOf(family, base, length));
  });

/** Blocks of any length that all hold one address, so that a longest match has rivals. */
export const blocksAround = (address: Cidr): fc.Arbitrary<Cidr> =>
  fc.nat(bitsOf(address.family)).map((length) => blockOf(address.family, address.base, length));
