"""Scripts that make the models in `tawatur/data/models`. See `training/README.md`."""
