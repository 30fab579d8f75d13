"""The models: one Llama-type decoder, every sampler, and the loaders that fill them."""
